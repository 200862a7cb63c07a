export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in without a password as any person of the catalog, for
       * development and demonstrations. The backend refuses to start with it
       * when `NODE_ENV` is `production`.
       */
      demo?: {
        /** People who stand for a role, offered first on the sign-in page. */
        personas?: Array<{
          /** Short name of the persona, unique; accepted in place of the user ref. */
          id: string;
          /** What the sign-in page calls the role. */
          title: string;
          /** Entity ref of the person, for example `user:default/jane.doe`. */
          user: string;
          /** What one can try out in this role. */
          description?: string;
        }>;
      };
    };
  };
}
