package org.imagepipeline.localaws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escapesMarkup() {
        assertEquals("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;", Html.escape("<a b=\"c\" d='e'>&"));
    }

    @Test
    void makesLinksClickableAndNothingElse() {
        assertEquals("see <a rel=\"noreferrer\" href=\"http://h/?a=1&amp;b=2\">http://h/?a=1&amp;b=2</a> &lt;b&gt;",
                Html.withLinks("see http://h/?a=1&b=2 <b>"));
        assertFalse(Html.withLinks("javascript:alert(1)").contains("href"));
    }
}
