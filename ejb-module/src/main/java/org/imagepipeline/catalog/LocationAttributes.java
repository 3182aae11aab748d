package org.imagepipeline.catalog;

import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The attributes of an item that make a {@link Location}. */
final class LocationAttributes {

    static final TableSchema<Location> SCHEMA = StaticImmutableTableSchema
            .builder(Location.class, LocationAttributes.class)
            .newItemBuilder(LocationAttributes::new, LocationAttributes::build)
            .addAttribute(Double.class, a -> a.name("Latitude").getter(Location::latitude)
                    .setter((parts, value) -> parts.latitude = value))
            .addAttribute(Double.class, a -> a.name("Longitude").getter(Location::longitude)
                    .setter((parts, value) -> parts.longitude = value))
            .addAttribute(Double.class, a -> a.name("Altitude").getter(Location::altitude)
                    .setter((parts, value) -> parts.altitude = value))
            .build();

    private Double latitude;
    private Double longitude;
    private Double altitude;

    private Location build() {
        return latitude == null ? null : new Location(latitude, longitude, altitude);
    }
}
