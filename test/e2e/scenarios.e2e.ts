import { afterAll, describe, expect, it } from '@jest/globals'
import { assertGreen, lackingForAct } from '../support/act/act.ts'
import { User } from '../support/act/user.ts'

const { skip: passOver } = describe
const lacking = lackingForAct(['postgres:17'])
const describeWhere = lacking.length === 0 ? describe : passOver

describeWhere(`the promises of our own CI, with the actions by path${lacking.length === 0 ? '' : ` (lacking: ${lacking.join('; ')})`}`, () => {
  let user: User

  afterAll(() => { user.remove() })

  it('are kept: proved is green, damage is red, a failure leaves nothing', async () => {
    user = new User()
    user.becomeSuite()
    const { status, log } = await user.run({ event: 'workflow_dispatch', workflow: 'scenarios.yml' })
    assertGreen({ status, log })
    expect(log.match(/🏁 {2}Job succeeded/g)).toHaveLength(3)
  })
})
