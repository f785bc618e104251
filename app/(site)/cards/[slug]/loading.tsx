import { Shape, Shapes, Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Skeleton className="mx-auto max-w-read">
      <Shape className="h-5 w-48" />
      <Shape className="mt-2 h-9 w-4/5" />
      <div className="mt-8 border-t border-rule pt-6">
        <Shapes count={2} className="grid gap-2" shape="h-6" />
        <Shapes count={5} className="mt-6 grid gap-2" shape="h-8" />
      </div>
    </Skeleton>
  );
}
