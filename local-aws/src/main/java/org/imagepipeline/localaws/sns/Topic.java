package org.imagepipeline.localaws.sns;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A topic.
 *
 * @param attributes those that were set, by their AWS names
 */
record Topic(String arn, Map<String, String> attributes, Map<String, String> tags) {

    Topic {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }

    Topic withAttribute(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.put(name, value);
        return new Topic(arn, changed, tags);
    }

    Topic withTags(Map<String, String> changed) {
        return new Topic(arn, attributes, changed);
    }
}
