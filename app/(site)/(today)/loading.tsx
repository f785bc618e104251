import { HeaderShape, Shapes, Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Skeleton className="max-w-read">
      <HeaderShape action />
      <Shapes count={4} className="grid gap-px" shape="h-14" />
    </Skeleton>
  );
}
