import { HeaderShape, Shape, Shapes, Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Skeleton className="max-w-read">
      <HeaderShape />
      <Shape className="h-2 rounded-full" />
      <Shapes count={3} className="mt-14 grid gap-10" shape="h-72 rounded-lg" />
    </Skeleton>
  );
}
