export { github, verdictGithub } from "./github";
