export { AccountMenu, type AccountMenuProps } from "./account/account-menu";
export { AccountMenuItem, type AccountMenuItemProps } from "./account/account-menu-item";
export { IdentityCard, type IdentityCardProps } from "./account/identity-card";
export { SampleUsers, type SampleUser } from "./account/sample-users";
export { LoginSkeleton } from "./account/login-skeleton";
export { SignInCard, type SignInCardProps } from "./account/sign-in-card";

export {
  customerStatuses,
  type CustomerErrors,
  type CustomerField,
  type CustomerRow,
  type CustomerStatus,
  type CustomerValues,
  type FormResult,
} from "./customers/customer";
export { CustomerForm, type CustomerFormProps } from "./customers/customer-form";
export { CustomersTable, type CustomersTableProps } from "./customers/customers-table";
export { StatusBadge } from "./customers/status-badge";
export { TableSkeleton } from "./customers/table-skeleton";
export { validateCustomer } from "./customers/validate-customer";

export { Avatar, type AvatarProps } from "./display/avatar";
export { Badge } from "./display/badge";
export { ClickCounter, type ClickCounterProps } from "./display/click-counter";
export { CodeBlock, type CodeBlockProps } from "./display/code-block";
export { DescriptionList, type DescriptionListProps } from "./display/description-list";
export { Explanation } from "./display/explanation";
export { Kbd } from "./display/kbd";
export { LiveBadge, type LiveState } from "./display/live-badge";
export { RenderingNote, type RenderingNoteProps } from "./display/rendering-note";
export { StatTile, type StatTileProps } from "./display/stat-tile";
export {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  type TableProps,
} from "./display/table";
export { formatUtcDate, formatUtcDateTime } from "./display/utc";
export { UtcTime, type UtcTimeProps } from "./display/utc-time";

export { Callout, type CalloutProps } from "./feedback/callout";
export { ConnectionBanner, type ConnectionState } from "./feedback/connection-banner";
export { EmptyState, type EmptyStateProps } from "./feedback/empty-state";
export { ErrorView, type ErrorViewProps } from "./feedback/error-view";
export { LoginOutage } from "./feedback/login-outage";
export { NoScript } from "./feedback/no-script";
export { PageSkeleton } from "./feedback/page-skeleton";
export { ProgressBar } from "./feedback/progress-bar";
export { Skeleton } from "./feedback/skeleton";
export { Spinner } from "./feedback/spinner";
export { toast, Toaster, type ToastOptions } from "./feedback/toaster";

export { Button, type ButtonProps } from "./form/button";
export { buttonVariants, type ButtonVariants } from "./form/button-variants";
export { ConfirmDialog, type ConfirmDialogProps } from "./form/confirm-dialog";
export { Dialog, type DialogProps } from "./form/dialog";
export { Field, type FieldControlProps, type FieldProps } from "./form/field";
export { Input, Select, Textarea } from "./form/input";
export { RangeField, type RangeFieldProps } from "./form/range-field";
export { SearchField, type SearchFieldProps } from "./form/search-field";

export { DotPlot, type DotPlotProps, type DotPlotSeries } from "./lab/dot-plot";
export { MeasurementsTable, type Measurement, type MeasurementsTableProps } from "./lab/measurements-table";
export { TechniqueCard, type TechniqueCardProps } from "./lab/technique-card";

export { AppShell, type AppShellProps } from "./layout/app-shell";
export { Brand } from "./layout/brand";
export { Card, CardBody, CardFooter, CardHeader, type CardHeaderProps } from "./layout/card";
export { NavItem, type NavItemProps } from "./layout/nav-item";
export { PageHeader, type PageHeaderProps } from "./layout/page-header";

export type { Tone } from "./tone";
