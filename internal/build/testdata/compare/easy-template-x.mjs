// Fill the templates that template.py made, for so many units by so many workers.
//   npm install easy-template-x && node easy-template-x.mjs TEMPLATES OUT UNITS WORKERS
import { TemplateHandler } from 'easy-template-x'
import { Worker, isMainThread, workerData } from 'node:worker_threads'
import fs from 'node:fs'

const [templates, out, units, workers] = process.argv.slice(2)

async function work(from, step) {
  const handler = new TemplateHandler()
  const kinds = fs.readdirSync(templates).filter(name => name.endsWith('.docx')).map(name => [
    name, fs.readFileSync(`${templates}/${name}`), JSON.parse(fs.readFileSync(`${templates}/${name.replace('.docx', '.json')}`)),
  ])
  for (let unit = from; unit < +units; unit += step) {
    fs.mkdirSync(`${out}/${unit}`, { recursive: true })
    for (const [name, template, values] of kinds) fs.writeFileSync(`${out}/${unit}/${name}`, await handler.process(template, values))
  }
}

if (!isMainThread) await work(...workerData)
else if (+workers < 2) await work(0, 1)
else for (let i = 0; i < +workers; i++) new Worker(new URL(import.meta.url), { workerData: [i, +workers], argv: process.argv.slice(2) })
