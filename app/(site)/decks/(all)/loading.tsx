import { HeaderShape, Shapes, Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Skeleton>
      <HeaderShape />
      <Shapes count={9} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3" shape="h-36 rounded-lg" />
    </Skeleton>
  );
}
