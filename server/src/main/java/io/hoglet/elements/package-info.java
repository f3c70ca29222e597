// SPDX-License-Identifier: Apache-2.0
/**
 * The elements that autocapture saw: a click's target first, its parents after it. Owns the text form of such a list,
 * the chain, and the selectors that look for elements in it. In: elements, chains, selectors. Out: chains, elements,
 * and regular expressions for RE2. May use the JDK only. Promise: no chain fails to be read, in time linear in its
 * length; a selector that cannot be understood is an InvalidSelectorException. Start reading at
 * {@link io.hoglet.elements.ElementsChain}.
 */
@NullMarked
package io.hoglet.elements;

import org.jspecify.annotations.NullMarked;
