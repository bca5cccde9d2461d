/** The shape of a language's texts: the same keys, any words. A key missing in one language does not compile. */
export type Texts<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]>;
};
