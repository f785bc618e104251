/** Room to leave around a drawing, in px. */
const MARGIN = 8;

/** How wide a letter of a label is at most, on average, as a share of its size. */
const LETTER = 0.6;

const attribute = (tag: string, name: string) => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? "NaN");

/** A drawing without the empty margin around it: on a phone, that is room for what is in it. */
export function cropped(svg: string): string {
  const xs: number[] = [];
  const ys: number[] = [];
  const add = (x: number, y: number) => {
    if (Number.isFinite(x)) xs.push(x);
    if (Number.isFinite(y)) ys.push(y);
  };
  const shown = svg.replace(/<defs>[\s\S]*?<\/defs>/g, "");
  for (const [tag, name] of shown.matchAll(/<(rect|line|circle)\b[^<>]*>/g)) {
    const at = (of: string) => attribute(tag, of);
    if (name === "rect") {
      add(at("x"), at("y"));
      add(at("x") + at("width"), at("y") + at("height"));
    } else if (name === "line") {
      add(at("x1"), at("y1"));
      add(at("x2"), at("y2"));
    } else {
      add(at("cx") - at("r"), at("cy") - at("r"));
      add(at("cx") + at("r"), at("cy") + at("r"));
    }
  }
  for (const [, points = ""] of shown.matchAll(/ points="([^"]*)"/g)) {
    for (const [x, y] of points.split(" ").map((point) => point.split(",").map(Number))) add(x ?? NaN, y ?? NaN);
  }
  for (const [, tag = "", text = ""] of shown.matchAll(/(<text\b[^<>]*>)([\s\S]*?)<\/text>/g)) {
    const size = attribute(tag, "font-size");
    const longest = Math.max(
      ...text.split("</tspan>").map((line) => line.replace(/<[^<>]*>|&[a-z]{1,8};/g, "").length),
    );
    const width = longest * size * LETTER;
    const left = attribute(tag, "x") - (tag.includes('"middle"') ? width / 2 : tag.includes('"end"') ? width : 0);
    add(left, attribute(tag, "y") - size);
    add(left + width, attribute(tag, "y") + size);
  }
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const [width, height] = [Math.max(...xs) + MARGIN - left, Math.max(...ys) + MARGIN - top];
  return svg.replace(
    /viewBox="[^"]*" width="[^"]*" height="[^"]*"/,
    `viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}"`,
  );
}
