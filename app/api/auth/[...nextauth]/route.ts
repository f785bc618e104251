import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { isSound } from "@/lib/auth/sound-request";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context) {
  const [{ nextauth: parts }, body] = await Promise.all([context.params, request.text()]);
  const [query, type] = [request.nextUrl.searchParams, request.headers.get("content-type") ?? ""];
  if (!isSound({ method: request.method, parts, query, cookies: request.cookies.getAll(), type, body })) {
    return Response.json({ message: "This is not a sign-in request. Reload the app and try again." }, { status: 400 });
  }
  // The body was read: next-auth gets the request with it once more.
  const { url, headers, method } = request;
  const again = new NextRequest(url, { headers, method, ...(method === "POST" && { body }) });
  return NextAuth(authOptions())(again, context);
}

export { handler as GET, handler as POST };
