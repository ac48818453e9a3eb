// The rules of a customer, for whoever needs them: no import of Convex, so the browser gets these lines and nothing else.
export {
  blankCustomer,
  customerFieldLabels,
  customerFields,
  customerLengths,
  customerStatuses,
  type CustomerField,
  type CustomerStatus,
  type CustomerTextField,
  type CustomerValues,
} from "./customer";
export {
  FOUND_LIMIT,
  isSampleSize,
  LARGEST_LIST,
  LARGEST_PAGE,
  LONGEST_SEARCH,
  PAGE_SIZE,
  SAMPLE_SIZE_MESSAGE,
  sampleSizes,
} from "./sizes";
export { cleanText, wellFormed } from "./text";
export { cleanCustomer, firstProblem, validateCustomer, type CustomerErrors } from "./validate";
