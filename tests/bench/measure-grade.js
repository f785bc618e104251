// Runs in the page before the page's own code, as it stands here. A grade is measured from the
// keydown's time stamp, when the browser got it, to the end of the first frame whose document has
// another question: a task that is queued from an animation frame runs once that frame was styled,
// laid out and painted. (Event Timing would round to 8 ms and leave out everything under 16 ms; a
// second animation frame would add the wait for the next frame, which no one sees.)
{
  /** @type {number[]} */
  const measured = [];
  // The last: a heading for those without JavaScript stands before.
  const question = () => [...document.querySelectorAll("h1")].at(-1)?.textContent;
  addEventListener(
    "keydown",
    (event) => {
      if (!/^[1-4]$/.test(event.key)) return;
      const before = question();
      const onFrame = () => {
        if (question() === before) return void requestAnimationFrame(onFrame);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => measured.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(onFrame);
    },
    { capture: true },
  );
  Object.assign(window, { measured });
}
