import { bigint, pgTable, text } from 'drizzle-orm/pg-core'

export const customers = pgTable('customers', {
  id: bigint({ mode: 'bigint' }).primaryKey(),
  email: text().notNull().unique(),
})

export const orders = pgTable('orders', {
  id: bigint({ mode: 'bigint' }).primaryKey(),
  customerId: bigint('customer_id', { mode: 'bigint' }).notNull().references(() => customers.id),
  cents: bigint({ mode: 'bigint' }).notNull(),
  currency: text().notNull().default('EUR'),
})
