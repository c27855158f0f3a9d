import { Command, Option } from "commander";
import type { ExitStatus } from "./exit";
import type { Terminal } from "./terminal";
import { version } from "./version";

/** Hands over how a command ended. */
type End = (status: ExitStatus) => void;

/** The command line. Each command's code is loaded when it runs, so that `--help` and `--version` load nothing else. */
export function program(terminal: Terminal, end: End): Command {
  const root = new Command("failproof")
    .description("Prove that a virtualization estate survives the failures it promises to survive.")
    .version(version(), "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .configureHelp({ helpWidth: 100 })
    .showHelpAfterError("(failproof --help lists commands and options)")
    .addHelpText("after", "\nExit status: 0 clean, 1 findings, 2 wrong input or usage, 70 a defect of failproof.");

  proving(root.command("check"))
    .summary("prove, evaluate the rules, report")
    .description("Reads INPUT, proves its requirements, evaluates the rules.")
    .option("--fail-on <severity>", "least severity that ends with status 1: error, warning or note", "error")
    .option("--profile <name|file>", "judge by this profile instead of the estate's own")
    .option("--fixes", "look for fixes whatever the size of the estate; without it, for about a second")
    .option("--no-fixes", "do not look for fixes")
    .option("--slack", "measure how far what is survived is from failing")
    .option("--shape <sizes>", "measure slack in VMs of these sizes, e.g. vcpus=4,memory=8GiB")
    .option("--policies <dir>", POLICIES)
    .option("--waivers <file>", "accept the findings that this file names, with reasons")
    .option("--no-inline-waivers", "ignore waivers that the input itself declares")
    .option("--today <date>", "the day by which waivers expire, YYYY-MM-DD; without it, today in UTC")
    .option("--baseline <file>", "count only what is new since this report (--format json=FILE of an earlier run)")
    .action(async (inputs: string[], options) => {
      const { checkCommand }: typeof import("./commands/check") = require("./commands/check");
      end(await checkCommand(inputs, options, terminal));
    });

  proving(root.command("prove"))
    .summary("prove the requirements only")
    .description("Reads INPUT and decides its requirements; no rules.")
    .action((inputs: string[], options) => {
      const { proveCommand }: typeof import("./commands/prove") = require("./commands/prove");
      end(proveCommand(inputs, options, terminal));
    });

  root
    .command("diff")
    .summary("say what a change does to resilience")
    .description("Compares two inputs, or a plan with the estate before it: verdicts, failures, room and findings.")
    .argument("<before>", `${INPUT}; or a plan alone`)
    .argument("[after]", "what it becomes, any of these")
    .option("--format <format[=file]>", "text, json or markdown; repeatable; without a file: standard output", collect)
    .option("--fail-on <what>", "what ends with status 1: worse, slack (less room is worse, too) or never", "worse")
    .option("--no-slack", "do not measure how far what is survived is from failing")
    .option("--facts <file>", FACTS)
    .option("--estate <file>", ESTATE)
    .option("--tolerate <failures>", TOLERATE)
    .addOption(new Option("--demand <model>", "what VMs ask for").choices(["reservation", "configured"]))
    .addOption(new Option("--placement <model>", "who may be moved").choices(["auto", "repack", "pinned"]))
    .option("--timeout <seconds>", "stop proving after this time; what is open is undecided")
    .option("--threads <number>", THREADS)
    .option("--profile <name|file>", "judge by this profile instead of the estate's own")
    .option("--policies <dir>", POLICIES)
    .option("--waivers <file>", "accept the findings that this file names, with reasons")
    .option("--no-inline-waivers", "ignore waivers that the inputs themselves declare")
    .option("--today <date>", "the day by which waivers expire, YYYY-MM-DD; without it, today in UTC")
    .option("--no-color", "no colours")
    .option("--quiet", "no progress on standard error")
    .action(async (before: string, after: string | undefined, options) => {
      const { diffCommand }: typeof import("./commands/diff") = require("./commands/diff");
      end(await diffCommand(before, after, options, terminal));
    });

  root
    .command("verify")
    .summary("check certificates by an independent program")
    .description("Checks the certificates of a proof against the estate; shares no code with the prover.")
    .argument("<estate>", INPUT)
    .argument("<certificates>", "the file that --certificates wrote")
    .action((estate: string, certificates: string) => {
      const { verifyCommand }: typeof import("./commands/verify") = require("./commands/verify");
      end(verifyCommand(estate, certificates, terminal));
    });

  root
    .command("simulate")
    .summary("what goes down when, and what is back when")
    .description(
      "Simulates a failure from the loss to the last VM that comes back, and judges promises about time and data.",
    )
    .argument("<input>", INPUT)
    .option("--fail <domains>", "what fails together, e.g. site=ams or site=ams,host=esx-01; repeatable", collect)
    .option(
      "--format <format[=file]>",
      "text, json, svg, mermaid or markdown; repeatable; without a file: standard output",
      collect,
    )
    .option("--facts <file>", FACTS)
    .option("--estate <file>", ESTATE)
    .action((input: string, options) => {
      const { simulateCommand }: typeof import("./commands/simulate") = require("./commands/simulate");
      end(simulateCommand(input, options, terminal));
    });

  root
    .command("runbook")
    .summary("write the steps of a recovery")
    .description("Writes the steps that bring back what a failure takes, in order, for people: Markdown with checks.")
    .argument("<input>", INPUT)
    .option("--plan <id>", "the failover plan, for the loss of its site")
    .option("--fail <domains>", "what fails together, e.g. site=ams; repeatable", collect)
    .option("--output <file>", "write to a file instead of standard output")
    .option("--facts <file>", FACTS)
    .option("--estate <file>", ESTATE)
    .action((input: string, options) => {
      const { runbookCommand }: typeof import("./commands/runbook") = require("./commands/runbook");
      end(runbookCommand(input, options, terminal));
    });

  root
    .command("rules")
    .summary("list the rules")
    .description("Lists the rules with their severities.")
    .option("--profile <name|file>", "only the rules of this profile, with its severities")
    .option("--policies <dir>", POLICIES)
    .option("--format <format>", "text or json", "text")
    .action(async (options) => {
      const { rulesCommand }: typeof import("./commands/rules") = require("./commands/rules");
      end(await rulesCommand(options, terminal));
    });

  root
    .command("explain")
    .summary("explain a rule")
    .description("Says what a rule demands, why, and how to mend a finding.")
    .argument("<rule>", "id of the rule, as in a report")
    .option("--policies <dir>", POLICIES)
    .action(async (rule: string, options) => {
      const { explainCommand }: typeof import("./commands/explain") = require("./commands/explain");
      end(await explainCommand(rule, options, terminal));
    });

  root
    .command("test")
    .summary("run the cases of a folder of rules")
    .description("Runs the cases of every rule in a folder of your own; it is code that runs.")
    .argument("<dir>", "the folder, as for --policies")
    .action(async (dir: string) => {
      const { testCommand }: typeof import("./commands/test") = require("./commands/test");
      end(await testCommand(dir, terminal));
    });

  root
    .command("new-rule")
    .summary("make the folder of a new rule")
    .description("Makes a rule that runs, with its prose and its cases.")
    .argument("<rule>", "its id: a category, a slash and a name")
    .option("--dir <dir>", "folder of policies that it is made in", "policies")
    .addOption(
      new Option("--language <language>", "what it is written in; yaml: as data")
        .choices(["typescript", "javascript", "yaml"])
        .default("javascript"),
    )
    .option("--change", "a rule about what a change does, with the estate before and after it")
    .action((rule: string, options) => {
      const { newRuleCommand }: typeof import("./commands/new-rule") = require("./commands/new-rule");
      end(newRuleCommand(rule, options, terminal));
    });

  root
    .command("facts")
    .summary("write a template of the facts that are missing")
    .description(
      "Reads INPUT and prints a facts file that asks for just what the verdicts lack; --facts reads it back.",
    )
    .argument("<input>", INPUT)
    .option("--facts <file>", FACTS)
    .option("--estate <file>", ESTATE)
    .option("--tolerate <failures>", TOLERATE)
    .option("--timeout <seconds>", "stop proving after this time")
    .option("--output <file>", "write to a file instead of standard output")
    .action((input: string, options) => {
      const { factsCommand }: typeof import("./commands/facts") = require("./commands/facts");
      end(factsCommand(input, options, terminal));
    });

  root
    .command("export")
    .summary("write the estate document of any input")
    .description("Reads INPUT and prints its estate document.")
    .argument("<input>", INPUT)
    .option(
      "--placed",
      "with hosts for VMs that have none and stay where they are, proven to survive every requirement",
    )
    .option("--tolerate <failures>", `with --placed: ${TOLERATE}`)
    .option("--timeout <seconds>", "with --placed: stop looking after this time")
    .option("--facts <file>", FACTS)
    .option("--estate <file>", ESTATE)
    .addOption(new Option("--format <format>", "how to write it").choices(["json", "yaml"]).default("json"))
    .option("--output <file>", "write to a file instead of standard output")
    .action((input: string, options) => {
      const { exportCommand }: typeof import("./commands/export") = require("./commands/export");
      end(exportCommand(input, options, terminal));
    });

  return root;
}

const INPUT = "a cdktf.out folder, an estate document (JSON or YAML), or `terraform show -json` of a plan or state";

const POLICIES = "use the rules and profiles of this folder too; it is code that runs";
const FACTS = "lay the facts of this file over the input";
const ESTATE = "what exists, for a plan that changes it";
const THREADS = "threads to prove with; without it, as many as the machine has to offer";
const TOLERATE = "add a requirement on everything, e.g. host=2,rack=1";

/** What `check` and `prove` have in common. */
function proving(command: Command): Command {
  return command
    .argument("<input...>", INPUT)
    .option(
      "--format <format[=file]>",
      "text, json, sarif, junit, markdown, github or codequality; repeatable; without a file: standard output",
      collect,
    )
    .option("--facts <file>", FACTS)
    .option("--estate <file>", ESTATE)
    .option("--tolerate <failures>", TOLERATE)
    .addOption(new Option("--demand <model>", "what VMs ask for").choices(["reservation", "configured"]))
    .addOption(new Option("--placement <model>", "who may be moved").choices(["auto", "repack", "pinned"]))
    .option("--timeout <seconds>", "stop proving after this time; what is open is undecided")
    .option("--threads <number>", THREADS)
    .option("--previous <file>", "certificates of an earlier proof of the estate: what they say is tried first")
    .option("--certificates <file>", "write the certificates of all verdicts")
    .option("--no-color", "no colours")
    .option("--quiet", "no progress on standard error");
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
