package org.imagepipeline.api.upload;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client says of an image before it uploads it. S3 will hold it to its word.
 *
 * @param uploader    who uploads; it becomes a folder of the bucket
 * @param fileName    the file's name, without a path
 * @param contentType its media type
 * @param size        bytes
 * @param sha256      the SHA-256 of its content, hexadecimal
 */
@Schema(name = "UploadDeclaration", requiredProperties = {"uploader", "fileName", "contentType", "size", "sha256"})
public record UploadDeclaration(
        @Schema(description = "Who uploads. Until sign-in exists, anybody may say any name", examples = "grace")
        @NotNull @Pattern(regexp = "^(?=[._-]*[A-Za-z0-9])[A-Za-z0-9._-]{1,64}$",
                message = "must be 1 to 64 letters (A to Z), digits, dots, hyphens or underscores, such as maria.k")
        String uploader,

        @Schema(description = "Without a path", maxLength = 120, examples = "holiday.jpg")
        @NotNull @Pattern(regexp = "^[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\]{1,120}$",
                message = "must have 1 to 120 visible characters and no slash")
        String fileName,

        @Schema(description = "One of the known image types", examples = "image/jpeg")
        @NotNull String contentType,

        @Schema(description = "Bytes", examples = "157382")
        @NotNull @Positive Long size,

        @Schema(description = "SHA-256 of the content, hexadecimal", minLength = 64, maxLength = 64,
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @NotNull @Pattern(regexp = "^[0-9A-Fa-f]{64}$", message = "must be 64 hexadecimal digits")
        String sha256) {

    /** From JSON; what is missing there is null. */
    @JsonbCreator
    public UploadDeclaration(@JsonbProperty("uploader") String uploader, @JsonbProperty("fileName") String fileName,
            @JsonbProperty("contentType") String contentType, @JsonbProperty("size") Long size,
            @JsonbProperty("sha256") String sha256) {
        this.uploader = uploader;
        this.fileName = fileName;
        this.contentType = contentType;
        this.size = size;
        this.sha256 = sha256;
    }
}
