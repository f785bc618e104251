"use client";

import { useEffect } from "react";
import { DEVICE_ZONE_COOKIE } from "@/lib/domain/device-zone";
import { keepCookie } from "./keep-cookie";

/** Tells the server the device's time zone, so that the next page can offer it without anything shifting. */
export function DeviceZone() {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone) keepCookie(DEVICE_ZONE_COOKIE, zone);
  }, []);
  return null;
}
