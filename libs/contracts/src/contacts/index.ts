export { ContactCreated } from './contact-created.ts';
export { ContactChanged } from './contact-changed.ts';
export { ContactLinkedToAccount } from './contact-linked-to-account.ts';
export { ContactUnlinkedFromAccount } from './contact-unlinked-from-account.ts';
export { ContactArchived } from './contact-archived.ts';
export { ContactsMerged } from './contacts-merged.ts';
export { ContactMergeUndone } from './contact-merge-undone.ts';
