/** A topic exists with a partition count other than the one that everybody's keys rely on. */
export class TopicMismatch extends Error {
  readonly topic: string;

  constructor(topic: string, found: number, wanted: number) {
    super(
      `Topic ${topic} has ${found} partitions and not ${wanted}. Partition counts never change, because the order per aggregate rests on them: ` +
        `use another topic prefix, or move the records to a new topic.`,
    );
    this.name = 'TopicMismatch';
    this.topic = topic;
  }
}
