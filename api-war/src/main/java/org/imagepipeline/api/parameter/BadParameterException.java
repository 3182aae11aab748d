package org.imagepipeline.api.parameter;

import jakarta.ws.rs.BadRequestException;

/** A parameter is not what it must be. */
public class BadParameterException extends BadRequestException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String rule;

    /**
     * @param parameter its name
     * @param rule      what it must be, as the rest of a sentence that begins with the name
     */
    public BadParameterException(String parameter, String rule, Throwable cause) {
        super(parameter + " " + rule, cause);
        this.parameter = parameter;
        this.rule = rule;
    }

    /** The parameter's name. */
    public String parameter() {
        return parameter;
    }

    /** What it must be. */
    public String rule() {
        return rule;
    }
}
