package org.imagepipeline.catalog;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The attributes of an item that make a {@link Capture}. */
final class CaptureAttributes {

    static final TableSchema<Capture> SCHEMA = StaticImmutableTableSchema
            .builder(Capture.class, CaptureAttributes.class)
            .newItemBuilder(CaptureAttributes::new, CaptureAttributes::build)
            .addAttribute(LocalDateTime.class, a -> a.name("TakenAt").getter(Capture::takenAt)
                    .setter((parts, value) -> parts.takenAt = value)
                    .attributeConverter(Converter.text(LocalDateTime.class, LocalDateTime::parse)))
            .addAttribute(ZoneOffset.class, a -> a.name("TakenAtOffset").getter(Capture::offset)
                    .setter((parts, value) -> parts.offset = value)
                    .attributeConverter(Converter.text(ZoneOffset.class, ZoneOffset::of)))
            .addAttribute(String.class, a -> a.name("CameraMake").getter(Capture::make)
                    .setter((parts, value) -> parts.make = value))
            .addAttribute(String.class, a -> a.name("CameraModel").getter(Capture::model)
                    .setter((parts, value) -> parts.model = value))
            .addAttribute(String.class, a -> a.name("Lens").getter(Capture::lens)
                    .setter((parts, value) -> parts.lens = value))
            .addAttribute(String.class, a -> a.name("ExposureTime").getter(Capture::exposureTime)
                    .setter((parts, value) -> parts.exposureTime = value))
            .addAttribute(Double.class, a -> a.name("FNumber").getter(Capture::fNumber)
                    .setter((parts, value) -> parts.fNumber = value))
            .addAttribute(Integer.class, a -> a.name("Iso").getter(Capture::iso)
                    .setter((parts, value) -> parts.iso = value))
            .addAttribute(Double.class, a -> a.name("FocalLength").getter(Capture::focalLength)
                    .setter((parts, value) -> parts.focalLength = value))
            .build();

    private LocalDateTime takenAt;
    private ZoneOffset offset;
    private String make;
    private String model;
    private String lens;
    private String exposureTime;
    private Double fNumber;
    private Integer iso;
    private Double focalLength;

    private Capture build() {
        return new Capture(takenAt, offset, make, model, lens, exposureTime, fNumber, iso, focalLength);
    }
}
