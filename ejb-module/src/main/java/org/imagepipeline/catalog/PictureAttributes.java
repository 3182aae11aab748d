package org.imagepipeline.catalog;

import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The attributes of an item that make a {@link Picture}; only what was processed has a format. */
final class PictureAttributes {

    static final TableSchema<Picture> SCHEMA = StaticImmutableTableSchema
            .builder(Picture.class, PictureAttributes.class)
            .newItemBuilder(PictureAttributes::new, PictureAttributes::build)
            .addAttribute(String.class, a -> a.name(ImageItem.FORMAT).getter(Picture::format)
                    .setter((parts, value) -> parts.format = value))
            .addAttribute(String.class, a -> a.name("ContentType").getter(Picture::contentType)
                    .setter((parts, value) -> parts.contentType = value))
            .addAttribute(Integer.class, a -> a.name("Width").getter(Picture::width)
                    .setter((parts, value) -> parts.width = value))
            .addAttribute(Integer.class, a -> a.name("Height").getter(Picture::height)
                    .setter((parts, value) -> parts.height = value))
            .addAttribute(String.class, a -> a.name("ColorModel").getter(Picture::colorModel)
                    .setter((parts, value) -> parts.colorModel = value))
            .addAttribute(Integer.class, a -> a.name("BitsPerSample").getter(Picture::bitsPerSample)
                    .setter((parts, value) -> parts.bitsPerSample = value))
            .addAttribute(Integer.class, a -> a.name("Frames").getter(Picture::frames)
                    .setter((parts, value) -> parts.frames = value))
            .build();

    private String format;
    private String contentType;
    private Integer width;
    private Integer height;
    private String colorModel;
    private Integer bitsPerSample;
    private Integer frames;

    private Picture build() {
        return format == null ? null
                : new Picture(format, contentType, width, height, colorModel, bitsPerSample, frames);
    }
}
