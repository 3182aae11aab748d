package org.imagepipeline.localaws.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryRequestTest {

    @Test
    void readsMapsAndLists() {
        QueryRequest request = QueryRequest.parse("Action=Do&Attributes.entry.1.key=a&Attributes.entry.1.value=x%20y"
                + "&Attributes.entry.2.key=b&Attributes.entry.2.value=1%2B1&TagKeys.member.1=t1&TagKeys.member.2=t2");

        assertEquals("Do", request.action());
        assertEquals(Map.of("a", "x y", "b", "1+1"), request.attributes());
        assertEquals(List.of("t1", "t2"), request.values("TagKeys.member"));
    }

    @Test
    void refusesBrokenEncoding() {
        assertThrows(SnsException.class, () -> QueryRequest.parse("Action=%zz"));
    }
}
