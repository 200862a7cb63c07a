export interface Config {
  permission?: {
    /**
     * The rules of the organisation. The first rule that is about a permission
     * and for the person who asks decides; what no rule allows is denied.
     */
    policy?: {
      /** Entity refs of the people and groups who may do everything. */
      administrators?: string[];
      rules?: Array<{
        /** What the rule is for, in words. */
        name: string;
        /**
         * Names of permissions, such as `catalog.entity.read`, or the
         * beginning of some followed by a wildcard, such as `scaffolder.*`.
         */
        permissions: string[];
        /**
         * Limits the rule to permissions with one of these actions; `use` is
         * a permission without an action. All actions when left out.
         */
        actions?: Array<'create' | 'read' | 'update' | 'delete' | 'use'>;
        /** Entity refs of people and groups, or `everyone` who is signed in. */
        to: string[];
        /**
         * Limits the rule to what the person owns: catalog entities, directly
         * or through a group, and the scaffolder tasks that they started.
         */
        when?: 'owner';
      }>;
    };
  };
}
