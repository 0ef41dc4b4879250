package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * Whose machine it is, from the firmware's names alone; nothing is asked over a network. Null is
 * what is not told.
 *
 * @param cloud such as `aws`, `gcp`, `azure`; null when none is known by its names
 * @param instanceType such as `c5.xlarge`, where the firmware tells
 * @param vendor of the system, DMI sys_vendor
 * @param product DMI product_name
 * @param productVersion DMI product_version
 * @param biosVendor DMI bios_vendor
 * @param biosVersion DMI bios_version
 * @param assetTag DMI chassis_asset_tag
 * @param hypervisor of a Xen or s390 guest, the file `sys/hypervisor/type`
 */
public record Platform(
        @Nullable String cloud,
        @Nullable String instanceType,
        @Nullable String vendor,
        @Nullable String product,
        @Nullable String productVersion,
        @Nullable String biosVendor,
        @Nullable String biosVersion,
        @Nullable String assetTag,
        @Nullable String hypervisor) {}
