import { describe, expect, it } from "vitest";
import { clientAddress } from "@/scripts/client-address.mjs";

const request = (forwarded: string | undefined, remoteAddress: string | undefined = "9.9.9.9") => ({
  headers: { "x-forwarded-for": forwarded },
  socket: { remoteAddress },
});

describe("clientAddress", () => {
  it("believes nobody where no proxy stands before the app", () => {
    expect(clientAddress(request("1.1.1.1, 2.2.2.2"), 0)).toBe("9.9.9.9");
    expect(clientAddress(request(undefined), 0)).toBe("9.9.9.9");
  });

  it("is what the outermost proxy saw, whatever the caller claimed before it", () => {
    expect(clientAddress(request("1.1.1.1"), 1)).toBe("1.1.1.1");
    expect(clientAddress(request("6.6.6.6, 1.1.1.1"), 1)).toBe("1.1.1.1");
    expect(clientAddress(request("6.6.6.6,1.1.1.1 , 2.2.2.2"), 2)).toBe("1.1.1.1");
  });

  it("is the farthest known where fewer proxies than said have added to it", () => {
    expect(clientAddress(request(undefined), 2)).toBe("9.9.9.9");
    expect(clientAddress({ headers: {}, socket: {} }, 0)).toBe("");
  });
});
