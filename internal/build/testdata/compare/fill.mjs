// Fill the templates that template.py made, for so many units by so many workers. The values are read anew for each.
//   node fill.mjs TOOL TEMPLATES OUT UNITS WORKERS        easy-template-x, docxtemplater or carbone, with npm
import { Worker, isMainThread, workerData } from 'node:worker_threads'
import fs from 'node:fs'
import { promisify } from 'node:util'

const [tool, templates, out, units, workers] = process.argv.slice(2)

// Each returns a function that makes the bytes of a document.
const tools = {
  async 'easy-template-x'(file) {
    const { TemplateHandler } = await import('easy-template-x')
    const handler = new TemplateHandler(), template = fs.readFileSync(file)
    return values => handler.process(template, values)
  },
  async docxtemplater(file) {
    const Docxtemplater = (await import('docxtemplater')).default, PizZip = (await import('pizzip')).default
    const template = fs.readFileSync(file)
    return values => new Docxtemplater(new PizZip(template)).render(values).getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
  },
  async carbone(file) {
    const render = promisify((await import('carbone')).default.render)
    return values => render(file, values)
  },
}

async function work(from, step) {
  const kinds = []
  for (const name of fs.readdirSync(templates).filter(name => name.endsWith('.docx'))) {
    kinds.push([name, await tools[tool](`${templates}/${name}`), `${templates}/${name.replace('.docx', '.json')}`])
  }
  for (let unit = from; unit < +units; unit += step) {
    fs.mkdirSync(`${out}/${unit}`, { recursive: true })
    for (const [name, fill, values] of kinds) fs.writeFileSync(`${out}/${unit}/${name}`, await fill(JSON.parse(fs.readFileSync(values))))
  }
}

if (!isMainThread) await work(...workerData)
else if (+workers < 2) { await work(0, 1); process.exit() }
else for (let i = 0; i < +workers; i++) new Worker(new URL(import.meta.url), { workerData: [i, +workers], argv: process.argv.slice(2) })
