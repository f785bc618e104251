import { Shape, Shapes, Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Skeleton>
      <Shape className="mb-8 h-9 w-40" />
      <Shape className="mb-4 h-7 w-48" />
      <Shapes count={6} className="grid max-w-md gap-6" shape="h-20" />
    </Skeleton>
  );
}
