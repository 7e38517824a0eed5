/** A value that begins with a dash must hang on its option, or the AWS CLI takes it for one. */
export function optionWords(option: string, value: string): readonly string[] {
  return value.startsWith("-") ? [`${option}=${value}`] : [option, value];
}
