package org.imagepipeline.systemtests;

import org.imagepipeline.systemtests.calls.CallRecorder;
import org.imagepipeline.systemtests.calls.Fault;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test make AWS fail for some operations of one server, until the test is over. */
final class ServerCalls implements BeforeEachCallback, AfterEachCallback {

    private final String server;
    private CallRecorder recorder;

    ServerCalls(String server) {
        this.server = server;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        recorder = EmbeddedAws.recorder(context, server);
    }

    /** Answers 503 to an operation such as {@code s3:UploadPart}. */
    void refuse(String operation) {
        begin(Fault.unavailable(operation));
    }

    /** From now on this happens to the server's calls, and nothing that happened before. */
    void begin(Fault fault) {
        recorder.begin(fault);
    }

    /** From now on AWS answers. */
    void end() {
        recorder.end();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        recorder.end();
    }
}
