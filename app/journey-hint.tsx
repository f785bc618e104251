import { cookies } from "next/headers";
import { ZoneHint } from "@/components/ui/zone-hint";
import { DEVICE_ZONE_COOKIE, KEPT_ZONE_COOKIE, sameClocks } from "@/lib/domain/device-zone";
import { offeredZone } from "@/lib/domain/time-zones";
import { chooseTimeZone } from "./actions/choose-time-zone";

/**
 * Offers a learner the time zone of the device. Nothing where its clocks show the same, or where they chose before
 * to keep their own.
 */
export async function JourneyHint({ zone }: { zone: string }) {
  const jar = await cookies();
  const device = offeredZone(jar.get(DEVICE_ZONE_COOKIE)?.value.slice(0, 100) ?? "");
  if (!device || jar.get(KEPT_ZONE_COOKIE)?.value === device || sameClocks(device, zone, Date.now())) return null;
  return <ZoneHint zone={zone} device={device} choose={chooseTimeZone} />;
}
