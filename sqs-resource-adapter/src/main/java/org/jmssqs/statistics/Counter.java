package org.jmssqs.statistics;

/** What is counted of each queue. The names are those in the management model and in JMX. */
public enum Counter {

    RECEIVED("received", "Messages that receives brought"),
    REDELIVERED("redelivered", "Received messages that SQS had handed out before"),
    EMPTY_POLLS("emptyPolls", "Receives that brought nothing"),
    DELIVERED("delivered", "Messages handed to the bean"),
    COMMITTED("committed", "Deliveries that ended well, after which the message is deleted"),
    ROLLED_BACK("rolledBack", "Deliveries that failed, after which the message comes again"),
    IN_FLIGHT("inFlight", "Messages the bean is working on now"),
    DELETED("deleted", "Messages whose delete SQS confirmed"),
    DELETES_FAILED("deletesFailed", "Deletes that failed and were tried again"),
    RETURNED("returned", "Messages given back to the queue, at once or after a backoff"),
    EXTENDED("extended", "Extensions of a message's visibility timeout"),
    VISIBILITY_LOST("visibilityLost", "Messages that became visible to others while they were in work here"),
    CALLS("calls", "Calls sent to SQS to receive, delete, return and extend"),
    CALLS_FAILED("callsFailed", "Calls to SQS that failed as a whole"),
    CALLS_PER_THOUSAND("callsPerThousandMessages", "Calls for a thousand deleted messages; 200 is the least"),
    SENT("sent", "Messages that SQS took from applications"),
    SENDS_FAILED("sendsFailed", "Messages of applications that SQS did not take"),
    SEND_CALLS("sendCalls", "Calls sent to SQS to send, up to ten messages each");

    private final String label;
    private final String description;

    Counter(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** Name in the management model and in JMX. */
    public String label() {
        return label;
    }

    /** What is counted. */
    public String description() {
        return description;
    }
}
