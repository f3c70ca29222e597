// SPDX-License-Identifier: Apache-2.0
/**
 * Where an address is in the world. Owns the GeoIP database that the operator gives, and the names of what is learned
 * from it. In: an address. Out: {@code $geoip_} properties. May use Jackson's tree, the reader of MaxMind's format and
 * {@code event}. Promise: a lookup is in memory and never fails; an address is neither kept nor logged. Start reading
 * at {@link io.hoglet.geoip.GeoIp}.
 */
@NullMarked
package io.hoglet.geoip;

import org.jspecify.annotations.NullMarked;
