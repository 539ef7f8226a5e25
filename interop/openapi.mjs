// Whether the file named is an OpenAPI document, by the schema that the specification publishes. Prints its
// version, or what is wrong.
import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'

const document = JSON.parse(await readFile(process.argv[2], 'utf8'))
const validator = new Validator()
const { valid, errors } = await validator.validate(document)
if (valid) {
  validator.resolveRefs()
  console.log(`valid OpenAPI ${validator.version}`)
} else {
  console.log(JSON.stringify(errors, null, 2))
  process.exitCode = 1
}
