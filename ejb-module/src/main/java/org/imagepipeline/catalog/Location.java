package org.imagepipeline.catalog;

/**
 * Where a picture was taken: personal data. It is stored, but stands in no answer, no event and no log line.
 *
 * @param latitude  degrees, north positive, WGS 84
 * @param longitude degrees, east positive, WGS 84
 * @param altitude  metres above sea level; null when not known
 */
public record Location(double latitude, double longitude, Double altitude) {

    /** Says nothing: texts of this kind end up in logs. */
    @Override
    public String toString() {
        return "Location[withheld]";
    }
}
