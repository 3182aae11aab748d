package org.imagepipeline.api.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the values that a problem is about.
 *
 * @param name   the parameter, or the member of the body
 * @param detail what is wrong with it
 */
@Schema(name = "InvalidValue", requiredProperties = {"name", "detail"})
public record InvalidValue(
        @Schema(description = "The parameter, or the member of the body", examples = "limit") String name,
        @Schema(examples = "must be less than or equal to 200") String detail) {
}
