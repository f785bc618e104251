export { default } from "../review/loading";
