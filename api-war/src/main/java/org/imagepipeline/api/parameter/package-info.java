/**
 * From the text of a parameter to a value: one converter a type, each with the sentence that refuses another text. A
 * refused parameter is a bad request that names it; JAX-RS alone would say that nothing is at this address.
 */
package org.imagepipeline.api.parameter;
