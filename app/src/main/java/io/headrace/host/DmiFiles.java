package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The folder `sys/class/dmi/id`, drivers/firmware/dmi-id.c (Linux 6.12), and what clouds write into
 * it; the names are those cloud-init looks for (tools/ds-identify, 24.4).
 */
final class DmiFiles {
    private static final String FOLDER = "sys/class/dmi/id/";

    /** The tag of every virtual machine of Azure. */
    private static final String AZURE = "7783-7084-3265-9085-8269-3286-77";

    private record Cloud(String name, Predicate<Platform> marks) {}

    private static final List<Cloud> CLOUDS =
            List.of(
                    new Cloud("aws", DmiFiles::isAws),
                    new Cloud("gcp", it -> begins(it.product(), "Google Compute Engine")),
                    new Cloud("azure", it -> AZURE.equals(it.assetTag())),
                    new Cloud("oci", it -> "OracleCloud.com".equals(it.assetTag())),
                    new Cloud("alibaba", it -> begins(it.vendor(), "Alibaba Cloud")),
                    new Cloud("tencent", it -> begins(it.vendor(), "Tencent Cloud")),
                    new Cloud("digitalocean", it -> begins(it.vendor(), "DigitalOcean")),
                    new Cloud("hetzner", it -> begins(it.vendor(), "Hetzner")),
                    new Cloud("scaleway", it -> begins(it.vendor(), "Scaleway")),
                    new Cloud("openstack", it -> begins(it.product(), "OpenStack")));

    private DmiFiles() {}

    static Platform read(Survey survey) {
        Platform named =
                new Platform(
                        null,
                        null,
                        survey.value(FOLDER + "sys_vendor"),
                        survey.value(FOLDER + "product_name"),
                        survey.value(FOLDER + "product_version"),
                        survey.value(FOLDER + "bios_vendor"),
                        survey.value(FOLDER + "bios_version"),
                        survey.value(FOLDER + "chassis_asset_tag"),
                        survey.value("sys/hypervisor/type"));
        String cloud =
                CLOUDS.stream()
                        .filter(known -> known.marks.test(named))
                        .map(Cloud::name)
                        .findFirst()
                        .orElse(null);
        return new Platform(
                cloud,
                instanceType(named),
                named.vendor(),
                named.product(),
                named.productVersion(),
                named.biosVendor(),
                named.biosVersion(),
                named.assetTag(),
                named.hypervisor());
    }

    /** Nitro names the vendor; on Xen only the version of the firmware tells. */
    private static boolean isAws(Platform named) {
        String version = named.biosVersion();
        return begins(named.vendor(), "Amazon EC2")
                || (version != null && version.toLowerCase(Locale.ROOT).endsWith(".amazon"));
    }

    /** Nitro writes the type where others name the product. */
    private static @Nullable String instanceType(Platform named) {
        String product = named.product();
        boolean isType = product != null && product.matches("[a-z][a-z0-9-]*\\.[a-z0-9-]+");
        return begins(named.vendor(), "Amazon EC2") && isType ? product : null;
    }

    private static boolean begins(@Nullable String name, String with) {
        return name != null && name.startsWith(with);
    }
}
