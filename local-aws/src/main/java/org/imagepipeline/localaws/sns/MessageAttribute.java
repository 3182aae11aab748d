package org.imagepipeline.localaws.sns;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An attribute that travels with a message.
 *
 * @param type  String, String.Array, Number or Binary
 * @param value the text, or the bytes in Base64
 */
record MessageAttribute(String type, String value) {

    boolean binary() {
        return type.startsWith("Binary");
    }

    /** The attributes of a Publish request or of one entry of a PublishBatch. */
    static Map<String, MessageAttribute> of(QueryRequest request) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (QueryRequest entry : request.list("MessageAttributes.entry")) {
            String name = entry.required("Name");
            String type = entry.required("Value.DataType");
            String value = entry.find("Value.StringValue").or(() -> entry.find("Value.BinaryValue"))
                    .orElseThrow(() -> new SnsException(400, "ParameterValueInvalid",
                            "The message attribute '" + name + "' must contain non-empty message attribute value."));
            if (!type.matches("(String|Number|Binary)(\\..+)?")) {
                throw new SnsException(400, "ParameterValueInvalid", "The message attribute '" + name
                        + "' has an invalid message attribute type, the set of supported type prefixes is Binary, "
                        + "Number, and String.");
            }
            attributes.put(name, new MessageAttribute(type, value));
        }
        return attributes;
    }
}
