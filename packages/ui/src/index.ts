export { Avatar } from "./display/avatar";
export { Badge } from "./display/badge";
export { CopyButton } from "./display/copy-button";
export { DescriptionList } from "./display/description-list";
export { Explanation } from "./display/explanation";
export { LiveBadge } from "./display/live-badge";
export { StatTile } from "./display/stat-tile";
export { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "./display/table";
export { UtcTime } from "./display/utc-time";

export { Callout } from "./feedback/callout";
export { ConnectionBanner } from "./feedback/connection-banner";
export { EmptyState } from "./feedback/empty-state";
export { ErrorView } from "./feedback/error-view";
export { NoScript } from "./feedback/no-script";
export { PageSkeleton } from "./feedback/page-skeleton";
export { ProgressBar } from "./feedback/progress-bar";
export { Skeleton } from "./feedback/skeleton";
export { toast, Toaster } from "./feedback/toaster";

export { Button } from "./form/button";
export { buttonVariants } from "./form/button-variants";
export { Field } from "./form/field";
export { Input, Select, Textarea } from "./form/input";
export { RangeField } from "./form/range-field";
export { SearchField } from "./form/search-field";
export { useLeaveQuestion } from "./form/use-leave-question";

export { AppShell } from "./layout/app-shell";
export { Card, CardBody, CardFooter, CardHeader } from "./layout/card";
export { NavItem } from "./layout/nav-item";
export { PageHeader } from "./layout/page-header";

export type { Tone } from "./tone";
