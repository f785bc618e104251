import { HeaderShape, Shape, Shapes, Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Skeleton>
      <HeaderShape />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Shapes count={4} className="grid gap-10" shape="h-36 rounded-lg" />
        <Shape className="h-64 rounded-lg" />
      </div>
    </Skeleton>
  );
}
