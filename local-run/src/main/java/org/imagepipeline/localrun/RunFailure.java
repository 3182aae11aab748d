package org.imagepipeline.localrun;

/**
 * A reason to end the run, told to the person at the console in one sentence: what happened and what to do about it.
 */
final class RunFailure extends RuntimeException {

    RunFailure(String sentence) {
        super(sentence);
    }

    RunFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
