package org.imagepipeline.localaws;

/** A service that {@link LocalAws} can embed, with the port it has unless the settings say otherwise. */
public enum Service {

    S3("S3", 9000),
    SQS("SQS", 9324),
    SNS("SNS", 9911),
    DYNAMODB("DynamoDB", 8000),
    SMTP("SMTP", 2525),
    /** The page on which the mails that arrived can be read. Needs {@link #SMTP}. */
    MAILBOX("mailbox page", 8025);

    private final String title;
    private final int defaultPort;

    Service(String title, int defaultPort) {
        this.title = title;
        this.defaultPort = defaultPort;
    }

    /** The name by which people know the service. */
    public String title() {
        return title;
    }

    /** The TCP port used when none is chosen. */
    public int defaultPort() {
        return defaultPort;
    }
}
