export { InteractionLogged } from './interaction-logged.ts';
export { FollowUpScheduled } from './follow-up-scheduled.ts';
export { FollowUpDone } from './follow-up-done.ts';
export { AppointmentBooked } from './appointment-booked.ts';
export { AppointmentMoved } from './appointment-moved.ts';
export { AppointmentCancelled } from './appointment-cancelled.ts';
