package org.imagepipeline.api.parameter;

import jakarta.ws.rs.BadRequestException;

/** A parameter is not what it must be. */
public class BadParameterException extends BadRequestException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param parameter its name
     * @param rule      what it must be, as the rest of a sentence that begins with the name
     */
    public BadParameterException(String parameter, String rule, Throwable cause) {
        super(parameter + " " + rule, cause);
        this.parameter = parameter;
    }

    /** The parameter's name. */
    public String parameter() {
        return parameter;
    }
}
