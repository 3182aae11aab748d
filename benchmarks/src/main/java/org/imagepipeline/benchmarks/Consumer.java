package org.imagepipeline.benchmarks;

/** Something that takes messages from the queue and lets a {@link Work} be done for each. */
interface Consumer {

    /** What the table calls it. */
    String name();

    /**
     * Begins to receive.
     *
     * @param sessions how many messages are worked on at once
     * @param work what is done for each message
     */
    void start(int sessions, Work work) throws Exception;

    /** Ends receiving, and returns when no message is in work. */
    void stop() throws Exception;
}
