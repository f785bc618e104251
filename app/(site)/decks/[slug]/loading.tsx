import { HeaderShape, Shape, Shapes, Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Skeleton>
      <HeaderShape action />
      <div className="max-w-read">
        <Shape className="h-2 rounded-full" />
        <Shapes count={8} className="mt-12 grid gap-px" shape="h-12" />
      </div>
    </Skeleton>
  );
}
