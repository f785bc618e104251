import { Notice } from "./notice";

/** Why something was not done. Who is signed out can sign in beside the page, so that nothing on it is lost. */
export function Refused({ kind, message }: { kind: string; message: string }) {
  return (
    <Notice>
      {message}
      {kind === "signed-out" && (
        <>
          {" "}
          <a href="/sign-in" target="_blank" rel="noopener" className="link">
            Sign in in a new tab
          </a>
          , then try again here.
        </>
      )}
    </Notice>
  );
}
