/**
 * Tests of what this folder gives to AWS: the template, the scripts of its instances, the commands of the README. What
 * can be tried without AWS is tried; the README says what cannot.
 */
package org.imagepipeline.template;
